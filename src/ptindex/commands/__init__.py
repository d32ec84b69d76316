"""The commands of the command line, each module loaded when one of its commands is called."""
