"""Problems as annotations: a code host shows them at their line of the change under review."""

from build_scripts.read.problems import Problem

_IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = _IN_MESSAGE | str.maketrans({":": "%3A", ",": "%2C"})


def annotation(problem: Problem) -> str:
    """One problem as a workflow command, `::error file=…,line=…,col=…,title=…::…`.

    A file's name and a text from the policy may hold any sign, so all that would end a property
    or the line is escaped.
    """
    mark = problem.mark
    properties = {
        "file": mark.file.as_posix(),
        "line": str(mark.line),
        "col": str(mark.column),
        "title": problem.rule,
    }
    listed = ",".join(f"{key}={text.translate(_IN_PROPERTY)}" for key, text in properties.items())
    message = (
        f"{problem.zh} 修正：{problem.repair_zh}\n{problem.en} Repair: {problem.repair_en}"
    ).translate(_IN_MESSAGE)
    return f"::{problem.level} {listed}::{message}"
