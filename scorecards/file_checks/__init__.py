"""Whether a file can be read by everybody and kept for good, before it is published.

A module a format; each check yields what is wrong, and nothing for a good file.
"""


def faults_in(extension: str, content: bytes) -> list[str]:
    """Return all that is wrong with a file, each with the name of its check."""
    # Readers of PDFs and workbooks are large: a process that only serves pages never
    # pays for them.
    from scorecards.file_checks import data, pdf, web, workbook

    checkers = {
        "csv": data.csv_faults,
        "html": web.faults,
        "json": data.json_faults,
        "package": data.json_faults,
        "pdf": pdf.faults,
        "xlsx": workbook.faults,
    }
    return checkers[extension](content)
