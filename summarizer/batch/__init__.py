"""Many stories in one run: a corpus is listed, split into stories, and briefed in shared batches, resumably."""
