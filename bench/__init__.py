"""The benchmark: the same articles and weights through this program and its peers, held against what can be done."""
