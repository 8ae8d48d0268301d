"""The strategy loader: files of a folder, checked rows, a plan, every app's services.

    files.py     a folder of CSV files → lines of cells
    columns.py   one cell → one value, or what is wrong with it
    rows.py      lines of a file → rows with their keys
    schema/      which file fills which model: one entry a file
    stored.py    what the database holds, by the same keys
    whole.py     both together: the strategy as it would stand
    checks/      what a single cell cannot show: references, rules, loops, figures
    plan.py      rows against the database: to add, to change, to leave
    figure_plan.py   figures against the database: to record, to supersede
    apply.py     the plan through the services of the apps
    load.py      all of it, in order
    report.py    the words

Files, columns and rows are pure; the rest knows the models.
"""
