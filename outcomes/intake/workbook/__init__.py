"""The return as a workbook, there and back: `writing` makes it, `reading` reads it.

`reading` hands the file to `child`, a process of its own with limits. There `package`
looks at the file before it is opened, `sheets` opens it and finds the return in it,
`shape` says how far a sheet reaches, and `rows` reads the rows. Nothing here knows a
model or a setting, so that the child starts fast and holds no secret.
"""
