"""A real OpenSearch cluster on this machine's loopback address, one process for each node, so that nodes can be killed one by one."""
