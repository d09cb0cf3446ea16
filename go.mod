module yian

go 1.26
