"""The few words that all human-readable reports share, in both languages."""

from __future__ import annotations

from grader.model import Status, SubmissionStatus

LANGUAGES = ("en", "zh")

STATUS: dict[Status, dict[str, str]] = {
    Status.PASSED: {"en": "passed", "zh": "通过"},
    Status.PARTIAL: {"en": "partial", "zh": "部分得分"},
    Status.FAILED: {"en": "failed", "zh": "未通过"},
    Status.MISSING: {"en": "missing", "zh": "未提交"},
    Status.REVIEW: {"en": "to review", "zh": "待评"},
    Status.ERROR: {"en": "grader error", "zh": "评分出错"},
}
SIGN: dict[Status, str] = {
    Status.PASSED: "✓",
    Status.PARTIAL: "~",
    Status.FAILED: "✗",
    Status.MISSING: "–",
    Status.REVIEW: "?",
    Status.ERROR: "!",
}
SUBMISSION_STATUS: dict[SubmissionStatus, dict[str, str]] = {
    SubmissionStatus.GRADED: {"en": "graded", "zh": "已评"},
    SubmissionStatus.REVIEW: {"en": "to review", "zh": "待评"},
    SubmissionStatus.ERROR: {"en": "grader error", "zh": "评分出错"},
}
PART: dict[str, dict[str, str]] = {
    "numpy": {"en": "NumPy", "zh": "NumPy"},
    "lstm_cell": {"en": "nn.LSTMCell", "zh": "nn.LSTMCell"},
    "lstm": {"en": "nn.LSTM", "zh": "nn.LSTM"},
    "gradients": {"en": "Gradients (6-4)", "zh": "梯度（习题6-4）"},
}
CHECK: dict[str, dict[str, str]] = {
    "output": {"en": "output", "zh": "输出"},
    "hidden": {"en": "other numbers", "zh": "其他数据"},
    "operator": {"en": "by the means asked for", "zh": "按要求的方式"},
    "reproducible": {"en": "reproducible", "zh": "可重复"},
    "value": {"en": "gradient values", "zh": "梯度数值"},
    "analysis": {"en": "analysis", "zh": "分析"},
}
