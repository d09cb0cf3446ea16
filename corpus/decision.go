package corpus

// Decision is what a person has recorded about something the program found: a
// verdict on a link, a corrected unit, a word for the lexicon.
type Decision struct {
	Key   string // of the thing decided about, see analysis.Task.Key
	Kind  string // what sort of decision it is
	Value string // the decision
}
