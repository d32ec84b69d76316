"""What `spreadsheet` is made of: the sheets of the questionnaire workbook, written and read."""
