"""What stands around every request: headers, who asks, what may be uploaded and fetched, plain pages."""
