"""How a class is laid out in a folder or an archive: by hand, or as a learning platform hands it out.

Each layout is one module with one interface (`Layout`), and `recognise` chooses by the names of the entries alone:
no file has been read yet, and a student may name files as they like.
"""
