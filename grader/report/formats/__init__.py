"""Grades as the tools around us take them. Each format is one module with one interface (`Format`), and pure."""
