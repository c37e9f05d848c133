"""What stands around every request: headers, closed doors, what may be uploaded and fetched, how the
server starts.
"""
