"""What a message asks for: intents, topics, names and other arguments."""
