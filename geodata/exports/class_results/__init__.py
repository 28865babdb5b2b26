"""What a class answered, from its list of links: who has what, the errors, and a table of it.

Imports go downward: results, findings table.
"""

from geodata.exports.class_results.findings import (
    Error,
    choices,
    commonest,
    errors,
    map_answers,
    numbers,
    stuck,
)
from geodata.exports.class_results.results import (
    OPEN,
    SHOWN,
    STUCK_AT,
    UNFINISHED,
    WRITTEN,
    Cell,
    LessonResult,
    Student,
    build,
    number,
)
from geodata.exports.class_results.table import write
