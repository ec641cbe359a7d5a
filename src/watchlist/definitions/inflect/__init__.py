"""Whole word families of each language, made by libraries when the tables are built; a run never imports this.

Each module has `verb`, `noun`, `name` and `adjective`: a term in, every spelling of the whole term out, with the
forms that it can be.
"""
