"""Between ballots as rows and ballots as counted: who a voter is, what a ballot may say, the election to count."""
