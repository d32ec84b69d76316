"""How each plot is drawn. `ptindex.display.plot` is the door; what it opens imports Altair."""
