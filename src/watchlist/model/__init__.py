"""What things are: frozen facts that walk the road, complete from birth."""
