"""The results of a class as a table for a spreadsheet: a row for each student and question."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence

from geodata.exports import data_files
from geodata.exports.class_results.results import LessonResult
from geodata.lessons.parts import TextQuestion

HEADS = (
    "Student", "Lesson", "Right, per cent", "Step", "Question", "State", "Tries", "First answer",
    "Last answer", "Points ticked", "How many", "Of",
)  # fmt: skip
# The points of an answer in words that a teacher ticked, from 0: of a lesson, by the index of the
# question and that of the student.
Ticks = Callable[[LessonResult, int, int], Sequence[int]]


def write(results: Sequence[LessonResult], ticks: Ticks, by_name: bool, sign: str = ",") -> bytes:
    """The table in UTF-8 with a byte order mark; `sign` stands between cells. No cell begins with a
    sign that a spreadsheet would take for a formula."""
    stream = io.StringIO(newline="")
    rows = csv.writer(stream, delimiter=sign)
    rows.writerow(HEADS)
    for result in results:
        for place, student in enumerate(result.students):
            for index, (number, _, question) in enumerate(result.questions):
                cell = student.cells[index]
                row: list[object] = [student.called(by_name), result.lesson.title, student.per_cent]
                row += [number, question.ask, cell.state, cell.tries, cell.first, cell.last]
                if isinstance(question, TextQuestion):
                    ticked = sorted(ticks(result, index, place))
                    named = "; ".join(str(point + 1) for point in ticked)
                    row += [named, len(ticked), len(question.points)]
                else:
                    row += ["", "", ""]
                rows.writerow([data_files.cell(one) for one in row])
    return b"\xef\xbb\xbf" + stream.getvalue().encode("utf-8", "replace")
