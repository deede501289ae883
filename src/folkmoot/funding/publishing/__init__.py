"""What is published of funding, in open standards, from the rows of the case: nothing is typed a second time."""
