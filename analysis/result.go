package analysis

import "yian/corpus"

// Schema names the shape of the JSON that a [Result] is written in.
const Schema = "yian.extract/1"

// Version names the rules by which findings are made. It changes with them, so
// that what was made from findings can be made again.
const Version = "1"

// Result is all that was found in one document. Every Text stands in the
// document at the Span beside it, character for character; what was worked out
// (a date, a number, a name without its padding) has a field of its own.
// What is not in the text is absent: an empty list, a zero value.
//
// Spans are bytes inside the program and code points in its output:
// [Result.InRunes] converts.
type Result struct {
	Source   string `json:"source"`
	SHA256   string `json:"sha256"`
	Encoding string `json:"encoding"`
	Format   string `json:"format"`

	Head

	Motions  []Motion  `json:"motions"`
	Tasks    []Task    `json:"tasks"`
	Outcomes []Outcome `json:"outcomes,omitempty"` // of a progress report
	Remarks  []Remark  `json:"remarks"`
	Keywords []Keyword `json:"keywords"`
	Warnings []Warning `json:"warnings"`

	Removed []string  `json:"-"` // keys of the tasks that people have removed
	Others  []Keyword `json:"-"` // what else it names, where Knowledge.Others asks for it; without spans
}

// Head is what a document says about itself.
type Head struct {
	Title       string      `json:"title,omitempty"` // joined where it was broken over lines
	TitleSpan   corpus.Span `json:"title_span,omitzero"`
	Kind        Kind        `json:"kind"`
	Date        string      `json:"date,omitempty"` // ISO 8601, the document's own date as printed
	DateSpan    corpus.Span `json:"date_span,omitzero"`
	Year        int         `json:"year,omitempty"`   // the year that bare dates (6月底前) refer to
	Number      string      `json:"number,omitempty"` // 国办发〔2018〕1号
	NumberSpan  corpus.Span `json:"number_span,omitzero"`
	Meeting     string      `json:"meeting,omitempty"` // 市十四届人大常委会第二十九次会议
	MeetingSpan corpus.Span `json:"meeting_span,omitzero"`
}

// Kind says what sort of document it is.
type Kind string

// The kinds of documents.
const (
	MotionHandling Kind = "motion-handling" // motions with background, tasks and remarks
	WorkPlan       Kind = "work-plan"       // opinions, notices and plans that assign work
	WorkReport     Kind = "work-report"     // government work reports
	ProgressReport Kind = "progress-report" // what was done
	Reply          Kind = "reply"           // answers to deputies and members
	Proceedings    Kind = "proceedings"     // minutes, debates, speeches
	MotionText     Kind = "motion"          // the text of a motion
	News           Kind = "news"
	Other          Kind = "other"
)

// Quote is wording and the place where it stands.
type Quote struct {
	ID    string      `json:"id,omitempty"`  // m1.p1 a problem, m1.d1 a demand, m1.s1 a solution
	Key   string      `json:"key,omitempty"` // made from the content, see Task.Key
	Text  string      `json:"text"`
	Clean string      `json:"clean,omitempty"` // Text without hard wraps and page furniture, where that differs
	Span  corpus.Span `json:"span"`
}

// Name is a printed name of a person or a unit. Name is the name itself,
// without padding or the 委員 inside 李委員彥秀; Span is that of the printed form.
type Name struct {
	Name string      `json:"name"`
	Span corpus.Span `json:"span,omitzero"` // absent where a person gave a name that the document does not print
}

// Motion is a motion that the document contains, cites or deals with.
type Motion struct {
	ID            string        `json:"id"`
	Key           string        `json:"key"`
	Title         string        `json:"title,omitempty"`
	Span          corpus.Span   `json:"span"` // of the title; of the whole wording where there is none
	Number        string        `json:"number,omitempty"`
	LeadProposers []Name        `json:"lead_proposers"`
	Proposers     []Name        `json:"proposers"` // all that are named, lead first
	ProposerCount int           `json:"proposer_count,omitempty"`
	Background    []corpus.Span `json:"background"`
	Problems      []Quote       `json:"problems"`
	Demands       []Quote       `json:"demands"`   // what the proposers ask for, a sentence each
	Solutions     []Quote       `json:"solutions"` // the listed measures (解决方案包括…)

	Scope corpus.Span `json:"-"` // the part of the document that deals with this motion; zero: none known
}

// Task is work that somebody is to do: the smallest stretch of text to which
// its own unit, deadline or list mark applies.
type Task struct {
	ID      string      `json:"id"`
	Key     string      `json:"key"` // made from the content: stays when the document moves or gains a task
	Motion  string      `json:"motion,omitempty"`
	Number  string      `json:"number,omitempty"`  // the item's own number, as printed
	Heading string      `json:"heading,omitempty"` // the item's own heading
	Path    []string    `json:"path,omitempty"`    // the headings above it, outermost first
	Text    string      `json:"text"`              // wording without number, heading and responsibility note
	Clean   string      `json:"clean,omitempty"`   // Text without hard wraps and furniture, where that differs
	Span    corpus.Span `json:"span"`
	Actions []Action    `json:"actions"`

	Assignment

	Deadlines    []Deadline   `json:"deadlines"`
	Targets      []Target     `json:"targets"`
	Checkability Checkability `json:"checkability"`
	Rule         string       `json:"rule"`                // which extraction rule found it: bracket, list, item, dated, subject …
	Corrected    []string     `json:"corrected,omitempty"` // what a person has decided: 任务事项, 责任单位, 完成时限, 量化目标

	Read corpus.Stretch `json:"-"` // Span in the Reading
}

// Action is a main verb of a task, as printed (推进, 探索建立).
type Action struct {
	Verb string      `json:"verb"`
	Span corpus.Span `json:"span"`
}

// Assignment says who is to do a task.
type Assignment struct {
	LeadUnits  []Name      `json:"lead_units"`
	Units      []Name      `json:"units"` // all responsible units, lead first
	Leaders    []Name      `json:"leaders,omitempty"`
	UnitRule   UnitRule    `json:"unit_rule,omitempty"`
	OpenEnded  bool        `json:"units_open_ended"`      // the list ends in 等
	ByDivision bool        `json:"by_division_of_duties"` // 按职责分工
	UnitSpan   corpus.Span `json:"unit_span,omitzero"`    // the whole responsibility note, brackets included
}

// UnitRule says why the lead unit is the lead unit.
type UnitRule string

// The reasons for taking a unit as the lead.
const (
	LeadExplicit    UnitRule = "explicit"     // 牵头, 主办
	LeadFirstListed UnitRule = "first-listed" // several units, no mark
	LeadSole        UnitRule = "sole"         // one unit
	LeadInherited   UnitRule = "inherited"    // from a note that covers several items
	LeadSubject     UnitRule = "subject"      // the sentence's subject
)

// Deadline is a date by which, or a period within which, work is to be done.
type Deadline struct {
	Text      string       `json:"text"`
	Span      corpus.Span  `json:"span"`
	Date      string       `json:"date,omitempty"` // the last day of the period, ISO 8601
	Precision Precision    `json:"precision,omitempty"`
	Kind      DeadlineKind `json:"kind"`
	Inherited bool         `json:"inherited"`
	Recurring bool         `json:"recurring,omitempty"`
	Start     string       `json:"start,omitempty"` // what a period runs from, as printed: 本意见印发之日
}

// Precision is how exactly a date is given.
type Precision string

// The precisions of a date.
const (
	ByDay     Precision = "day"
	ByWeek    Precision = "week"
	ByMonth   Precision = "month"
	ByQuarter Precision = "quarter"
	ByYear    Precision = "year"
)

// DeadlineKind says how a deadline binds.
type DeadlineKind string

// The kinds of deadlines.
const (
	By      DeadlineKind = "by"      // …前, …底前, 年内
	Within  DeadlineKind = "within"  // …日内; a date only where its start is known
	Ongoing DeadlineKind = "ongoing" // 持续推进, 长期
)

// Target is a measurable result that a task commits to.
type Target struct {
	Text       string      `json:"text"` // the shortest text that holds indicator, comparator and value
	Span       corpus.Span `json:"span"`
	Indicator  string      `json:"indicator"`
	Comparator Comparator  `json:"comparator"`
	Value      float64     `json:"value"` // multipliers applied: 1100万 is 11000000
	ValueHigh  float64     `json:"value_high,omitzero"`
	Unit       string      `json:"unit"`
	RawValue   string      `json:"raw_value"` // as printed
	RawUnit    string      `json:"raw_unit"`
	Change     string      `json:"change"` // 增长, 下降, 翻番 …; empty for a level
	Period     string      `json:"period"`
	Base       string      `json:"base"`
	Nature     string      `json:"nature"` // 约束性, 预期性, or empty
}

// Comparator relates an indicator to its value.
type Comparator string

// The comparators.
const (
	AtLeast  Comparator = ">="    // 以上, 不少于
	MoreThan Comparator = ">"     // 超过
	AtMost   Comparator = "<="    // 以内, 控制在
	LessThan Comparator = "<"     // 低于
	About    Comparator = "~"     // 左右
	Equal    Comparator = "="     // 达到, a plain number
	Between  Comparator = "range" // Value to ValueHigh
)

// Checkability says whether anyone can tell at year's end that a task was done.
type Checkability struct {
	Grade   string   `json:"grade"`   // 可核查, 部分可核查, 原则性
	Missing []string `json:"missing"` // 责任单位, 完成时限, 量化目标
}

// Remark is one speaker's turn.
type Remark struct {
	ID         string        `json:"id"`
	Key        string        `json:"key"`
	Motion     string        `json:"motion,omitempty"`
	Speaker    Speaker       `json:"speaker"`
	Headline   *Quote        `json:"headline,omitempty"`
	Span       corpus.Span   `json:"span"`       // from the speaker line to the end of the speech
	Paragraphs []corpus.Span `json:"paragraphs"` // the speech without speaker line and headline
	Points     []Point       `json:"points"`
}

// Speaker is who made a remark. Name is empty where only a role is printed.
type Speaker struct {
	Name string      `json:"name,omitempty"`
	Role string      `json:"role,omitempty"`
	Span corpus.Span `json:"span"` // of the printed name; of the role where there is no name
}

// Point is a sentence of a remark.
type Point struct {
	ID    string      `json:"id"`
	Key   string      `json:"key"`
	Text  string      `json:"text"`
	Clean string      `json:"clean,omitempty"`
	Span  corpus.Span `json:"span"`
	Act   Act         `json:"act"`
}

// Act is what a speaker does with a sentence.
type Act string

// The acts.
const (
	Praise  Act = "肯定"
	Problem Act = "问题"
	Request Act = "建议"
	Inquiry Act = "询问"
	Neutral Act = "其他"
)

// Keyword is a theme phrase of a document.
type Keyword struct {
	Term    string        `json:"term"`
	Type    TermType      `json:"type"`
	Score   float64       `json:"score"` // how likely people would note it, in percent
	Count   int           `json:"count"`
	Spans   []corpus.Span `json:"spans"`
	Aliases []string      `json:"aliases,omitempty"` // short names that the text introduces for it: （以下简称“示范片区”）
}

// Warning is a place where the program is unsure.
type Warning struct {
	Message string      `json:"message"`
	Span    corpus.Span `json:"span,omitzero"`
}
