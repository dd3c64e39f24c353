"""Sources: something → stories or an issue. One package a source; none knows another."""
