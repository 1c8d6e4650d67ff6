"""How texts cite: one module for each way of doing so, on shared noun phrases and names."""
