"""The native core: what Python does letter by letter, in one C file that knows nothing of Python.

Each of its functions has a definition in Python that serves where there is no core, and gives the same answers. The core is
built at first use where there is a C compiler (`lint.native.library`); nothing needs it.
"""
