"""What a unit still has to do, by deadlines and by duties, and how much of it lies with the units below."""
