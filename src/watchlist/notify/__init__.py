"""Events to alerts, alerts to messages, messages to a channel."""
