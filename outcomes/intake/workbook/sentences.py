"""What people are told of a file: what is wrong, and what to do."""

AGAIN = "and upload it again."
ANEW = "download your return again, fill in that file and upload it."
EMPTY = f"This file is empty; {ANEW}"
TOO_LARGE = f"This file is larger than 2 MB, and a return is far smaller; {ANEW}"
OTHER_NAME = (
    "This is not an Excel workbook; save it as an Excel workbook, with a name that "
    f"ends in .xlsx, {AGAIN}"
)
OTHER_KIND = (
    "This file is not an Excel workbook, whatever its name says; open it in Excel, "
    f"save it as an Excel workbook (.xlsx) {AGAIN}"
)
LOCKED = (
    "This file has a password or is of an old kind; save it without a password as an "
    f"Excel workbook (.xlsx) {AGAIN}"
)
MACROS = (
    f"This file holds macros; save it as an Excel workbook (.xlsx) without them {AGAIN}"
)
LINKED = (
    "This file draws on other files; in Excel choose Data, then Edit Links, then Break "
    f"Link, save it {AGAIN}"
)
STRICT = (
    "This file was saved as a Strict Open XML Spreadsheet; save it as an Excel "
    f"workbook (.xlsx) {AGAIN}"
)
STRANGE = (
    "This file is not put together as Excel does it; open it in Excel, save it as an "
    f"Excel workbook (.xlsx) {AGAIN}"
)
DAMAGED = f"This file is damaged; open it in Excel, save it {AGAIN}"
TOO_MUCH = f"This file holds far more than a return does; {ANEW}"
TOO_LONG = f"This file took too long to read; {ANEW}"
UNREAD = (
    "The file could not be read just now; try again in a minute, or type your figures "
    "in the page."
)
NO_SHEET = f"No sheet of this file has the headings of a return; {ANEW}"
HIDDEN_SHEET = (
    "The sheet of the return is hidden; in Excel choose Format, then Unhide Sheet, "
    f"save the file {AGAIN}"
)
TWO_SHEETS = (
    "The sheets {names} both have the headings of a return; delete the one that you do "
    f"not want, save the file {AGAIN}"
)
NO_MARKS = f"The column “Leave as it is” is no longer in this file; {ANEW}"
TWO_COLUMNS = (
    "Two columns are headed “{head}”; delete the one that you do not want, save the "
    f"file {AGAIN}"
)
TOO_FAR = (
    "The sheet “{name}” has something in cell {cell}, far off its table; delete what "
    f"does not belong to the table, save the file {AGAIN}"
)
MANY_MERGED = (
    "The sheet “{name}” is full of merged cells; unmerge them (Home, Merge & Center), "
    f"save the file {AGAIN}"
)

NO_MARK = (
    "This row was not in the return that you downloaded; write its figures in the row "
    "of their measure."
)
ALTERED_MARK = (
    "What stands under “Leave as it is” was changed; copy this row into a return "
    "downloaded anew."
)
REPEATED = (
    "Rows {rows} are of one and the same measure; leave only the right one in the file."
)
MERGED = "Cells of this row are merged; unmerge them and fill in each of them."
NO_RESULT = (
    "“{head}” holds a formula without a result; open the file in Excel, save it, or "
    "write the number itself."
)
FAILED = "“{head}” shows {error}; write what belongs there."
TOO_WORDY = "“{head}” is longer than {longest} characters; shorten it."

HIDDEN_ROWS = "Rows that are hidden in the file were read as well: {number}."
LEFT_OUT = "These columns are not in the file, so nothing is changed in them: {heads}."
