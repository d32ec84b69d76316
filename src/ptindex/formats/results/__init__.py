"""What `results_workbook` is made of: the sheets of a workbook of results."""
