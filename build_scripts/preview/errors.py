"""What the preview says when an edit cannot be shown."""


class PreviewError(Exception):
    """The edit cannot be shown; `problems` says why, one text each."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems
