"""A class's list of links: the file's letters, its rows, the students' names, and their maps.

Imports go downward: files names, table, reading.
"""
