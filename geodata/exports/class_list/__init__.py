"""A class's list of links: the file's letters, its rows, the students' names, their maps and
lessons.

Imports go downward: files names, link_forms, table, reading.
"""

from geodata.exports.class_list.reading import (
    LARGEST_FILE,
    LONGEST_LIST,
    MOST,
    Pupil,
    read,
    read_both,
    read_file,
)
