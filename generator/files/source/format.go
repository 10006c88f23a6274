package source

import (
	"cmp"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strings"
)

// Format writes problems in one notation, all of them at once: a file without problems is written too.
type Format func(w io.Writer, problems []Problem, lang Lang) error

// Formats are the notations that problems can be written in, by the name that --format takes.
var Formats = map[string]Format{
	"text":   Print,
	"json":   printJSON,
	"github": printGitHub,
	"gitlab": printGitLab,
	"sarif":  printSARIF,
}

// point is a line and a column, both from 1; columns count characters.
type point struct {
	Line   int `json:"dong"`
	Column int `json:"cot"`
}

// extent returns where the span starts and the point after its last character, which a line end at its end does not
// move; ok is false for a place that concerns the file and no line of it.
func (s Span) extent() (from, to point, ok bool) {
	if s.File == nil || s.File.Text() == "" || s.Start == 0 && s.End == 0 {
		return from, to, false
	}
	end := s.Start + len(strings.TrimRight(s.Text(), "\n"))
	from.Line, from.Column = s.Position()
	to.Line, to.Column = s.File.Span(end, end).Position()
	return from, to, true
}

// told returns the problem's sentence and a line for each other place, for notations that know one place only.
func (p Problem) told(lang Lang) string {
	text := p.Text(lang)
	for _, n := range p.Notes {
		text += fmt.Sprintf("\n%s: %s", n.Where, n.Text)
	}
	return text
}

// encode writes a value as JSON that a person can read too, with < and & as they are.
func encode(w io.Writer, value any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(value)
}

// jsonReport is the format "json", our own, for scripts and editors. Every key is always there:
//
//	phien_ban         version of this format; it grows when a key changes its meaning or goes
//	cho_sai           the problems, by file and place
//	  quy_tac         ID of the rule: "khoa-la"
//	  noi_dung        what is wrong and what would be right, in the language of --lang
//	  vi_tri          where
//	    tep           path from the portal's folder; "" when it is in no file
//	    dau, cuoi     the first character, and the point after the last; null when the file as a whole is meant
//	      dong, cot   line and column, both from 1; columns count Unicode characters of the text in NFC
//	  goi_y           what the author probably meant, or ""
//	  ghi_chu         other places: noi_dung and vi_tri of each
type jsonReport struct {
	Version  int           `json:"phien_ban"`
	Problems []jsonProblem `json:"cho_sai"`
}

type jsonProblem struct {
	Rule  string     `json:"quy_tac"`
	Text  string     `json:"noi_dung"`
	Where jsonPlace  `json:"vi_tri"`
	Meant string     `json:"goi_y"`
	Notes []jsonNote `json:"ghi_chu"`
}

type jsonNote struct {
	Text  string    `json:"noi_dung"`
	Where jsonPlace `json:"vi_tri"`
}

type jsonPlace struct {
	Path string `json:"tep"`
	From *point `json:"dau"`
	To   *point `json:"cuoi"`
}

// printJSON writes the problems as a jsonReport.
func printJSON(w io.Writer, problems []Problem, lang Lang) error {
	report := jsonReport{Version: 1, Problems: []jsonProblem{}}
	for _, p := range problems {
		notes := []jsonNote{}
		for _, n := range p.Notes {
			notes = append(notes, jsonNote{n.Text, n.Where.json()})
		}
		report.Problems = append(report.Problems, jsonProblem{p.Rule.ID, p.Text(lang), p.Where.json(),
			shortened(p.Meant()), notes})
	}
	return encode(w, report)
}

// json returns the place as a jsonReport has it.
func (s Span) json() jsonPlace {
	from, to, ok := s.extent()
	if !ok {
		return jsonPlace{Path: s.Path()}
	}
	return jsonPlace{s.Path(), &from, &to}
}

// GitHub's runner takes these sequences back when it has split a command: actions/toolkit,
// packages/core/src/command.ts.
var (
	gitHubMessage  = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	gitHubProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

// printGitHub writes the problems as workflow commands, which GitHub Actions shows beside the lines of a pull request:
// https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions#setting-an-error-message
func printGitHub(w io.Writer, problems []Problem, lang Lang) error {
	for _, p := range problems {
		properties := p.Where.gitHub() + "title=" + gitHubProperty.Replace(p.Rule.ID)
		if _, err := fmt.Fprintf(w, "::error %s::%s\n", properties, gitHubMessage.Replace(p.told(lang))); err != nil {
			return err
		}
	}
	return nil
}

// gitHub returns the place as properties of a workflow command. A place of several lines has no columns: GitHub refuses
// them there (actions/runner, ValidateLinesAndColumns). The file as a whole has no line.
func (s Span) gitHub() string {
	if s.File == nil {
		return ""
	}
	properties := "file=" + gitHubProperty.Replace(s.File.Path) + ","
	from, to, ok := s.extent()
	if ok {
		properties += fmt.Sprintf("line=%d,endLine=%d,", from.Line, to.Line)
	}
	if ok && from.Line == to.Line {
		properties += fmt.Sprintf("col=%d,endColumn=%d,", from.Column, to.Column)
	}
	return properties
}

// gitLabIssue is one entry of a GitLab Code Quality report:
// https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
type gitLabIssue struct {
	Description string         `json:"description"`
	Check       string         `json:"check_name"`
	Fingerprint string         `json:"fingerprint"`
	Severity    string         `json:"severity"`
	Location    gitLabLocation `json:"location"`
}

type gitLabLocation struct {
	Path  string      `json:"path"`
	Lines gitLabLines `json:"lines"`
}

type gitLabLines struct {
	Begin int `json:"begin"`
	End   int `json:"end"`
}

// printGitLab writes the problems as a Code Quality report, which GitLab compares between the branches of a merge
// request.
func printGitLab(w io.Writer, problems []Problem, lang Lang) error {
	issues := []gitLabIssue{}
	prints := fingerprints(problems)
	for i, p := range problems {
		issues = append(issues, gitLabIssue{p.told(lang), p.Rule.ID, prints[i], "major", p.Where.gitLab()})
	}
	return encode(w, issues)
}

// gitLab returns the place as GitLab requires it: with a path and a line always, so that the file as a whole is its
// first line, and what is in no file is the portal's folder.
func (s Span) gitLab() gitLabLocation {
	from, to, ok := s.extent()
	if !ok {
		from.Line, to.Line = 1, 1
	}
	return gitLabLocation{cmp.Or(s.Path(), "."), gitLabLines{from.Line, to.Line}}
}

// fingerprints returns a name for each problem that stays when lines move or --lang changes: a hash of the rule, the
// path, the Vietnamese text, and how many problems with the same three came before.
func fingerprints(problems []Problem) []string {
	prints := make([]string, len(problems))
	before := map[string]int{}
	for i, p := range problems {
		same := fmt.Sprintf("%q %q %q", p.Rule.ID, p.Where.Path(), p.Text(Vietnamese))
		prints[i] = fmt.Sprintf("%x", sha256.Sum256(fmt.Appendf(nil, "%s %d", same, before[same])))
		before[same]++
	}
	return prints
}

// sarifLog is a log of SARIF 2.1.0 with what our problems need of it; § below are sections of
// https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
type sarifLog struct {
	Schema  string     `json:"$schema"`
	Version string     `json:"version"`
	Runs    []sarifRun `json:"runs"`
}

type sarifRun struct { // § 3.14
	Tool       sarifTool     `json:"tool"`
	ColumnKind string        `json:"columnKind"`
	Results    []sarifResult `json:"results"`
}

type sarifTool struct { // § 3.18
	Driver sarifDriver `json:"driver"`
}

type sarifDriver struct { // § 3.19
	Name  string      `json:"name"`
	Rules []sarifRule `json:"rules"`
}

type sarifRule struct { // § 3.49
	ID string `json:"id"`
}

type sarifResult struct { // § 3.27
	RuleID    string          `json:"ruleId"`
	RuleIndex int             `json:"ruleIndex"`
	Level     string          `json:"level"`
	Message   sarifMessage    `json:"message"`
	Locations []sarifLocation `json:"locations"`
	Related   []sarifLocation `json:"relatedLocations,omitempty"`
}

type sarifMessage struct { // § 3.11
	Text string `json:"text"`
}

// sarifBraces doubles braces, which would else name an argument of the message (§ 3.11.5).
var sarifBraces = strings.NewReplacer("{", "{{", "}", "}}")

func sarifSays(text string) sarifMessage { return sarifMessage{sarifBraces.Replace(text)} }

type sarifLocation struct { // § 3.28
	Physical *sarifPhysical `json:"physicalLocation,omitempty"`
	Message  *sarifMessage  `json:"message,omitempty"`
}

type sarifPhysical struct { // § 3.29
	Artifact sarifArtifact `json:"artifactLocation"`
	Region   *sarifRegion  `json:"region,omitempty"` // without it, the whole file is meant
}

type sarifArtifact struct { // § 3.4
	URI  string `json:"uri"`
	Base string `json:"uriBaseId"`
}

type sarifRegion struct { // § 3.30
	StartLine   int `json:"startLine"`
	StartColumn int `json:"startColumn"`
	EndLine     int `json:"endLine"`
	EndColumn   int `json:"endColumn"` // after the last character
}

// printSARIF writes the problems as a SARIF log, which GitHub code scanning and many editors read.
func printSARIF(w io.Writer, problems []Problem, lang Lang) error {
	ids := ruleIDs(problems)
	run := sarifRun{ColumnKind: "unicodeCodePoints", Results: []sarifResult{}}
	run.Tool.Driver = sarifDriver{Name: "congkhai", Rules: make([]sarifRule, len(ids))}
	for i, id := range ids {
		run.Tool.Driver.Rules[i].ID = id
	}
	for _, p := range problems {
		index, _ := slices.BinarySearch(ids, p.Rule.ID)
		run.Results = append(run.Results, p.sarif(index, lang))
	}
	return encode(w, sarifLog{"https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", []sarifRun{run}})
}

// ruleIDs returns the IDs of the rules that the problems break, sorted.
func ruleIDs(problems []Problem) []string {
	var ids []string
	for _, p := range problems {
		ids = append(ids, p.Rule.ID)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// sarif returns the problem as a result whose rule has the given index in the log.
func (p Problem) sarif(rule int, lang Lang) sarifResult {
	result := sarifResult{p.Rule.ID, rule, "error", sarifSays(p.Text(lang)), []sarifLocation{}, nil}
	if p.Where.File != nil {
		result.Locations = append(result.Locations, sarifLocation{Physical: p.Where.sarif()})
	}
	for _, n := range p.Notes {
		says := sarifSays(n.Text)
		result.Related = append(result.Related, sarifLocation{n.Where.sarif(), &says})
	}
	return result
}

// sarif returns the place as SARIF has it: a relative URI under the root of the sources, and a region unless the file
// as a whole is meant; nil for what is in no file.
func (s Span) sarif() *sarifPhysical {
	if s.File == nil {
		return nil
	}
	physical := &sarifPhysical{Artifact: sarifArtifact{(&url.URL{Path: s.File.Path}).String(), "%SRCROOT%"}}
	if from, to, ok := s.extent(); ok {
		physical.Region = &sarifRegion{from.Line, from.Column, to.Line, to.Column}
	}
	return physical
}
