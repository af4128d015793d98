"""What `ftroi` can do on the command line, one module a verb group."""
