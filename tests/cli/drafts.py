"""A stiff draft, what becomes of it, and one in which nothing is to be done."""

STIFF = (
    "# Report\n\n"
    "The whole team will utilize the new tool for every report that it writes in the coming year.\n\n"
    "    utilize_this(code)\n\n"
    "Nothing else in this short note needs to be changed by anybody who reads it.\n"
)
EDITED = STIFF.replace("will utilize", "will use")
CLEAN = "The library opens at nine and closes at six, and on Sundays nobody is there to let you in.\n"
