"""What a message says beside figures with a label: facts, relative changes, answers, inputs in words."""
