package chronicle

import (
	"slices"

	"congkhai/generator/files/memory"
	"congkhai/generator/files/wire"
	"congkhai/generator/past/history"
)

// logNote is the note under which the memory keeps what was read of the history.
const logNote = "lich-su"

// readLog is a history as it was read: what a commit stands on never changes.
type readLog struct {
	Head    string
	Cut     []string
	Commits []history.Commit
}

// commitsOf lists the commits up to one of them, with each file's changes such that they lead to what stands there, in
// canonical order on a day whose last second is until. What was read before is not read again.
func commitsOf(repo *history.Repo, head string, until int64, m *memory.Memory) ([]history.Commit, error) {
	known := recalledLog(m)
	if !slices.Equal(known.Cut, repo.Cut()) {
		known = readLog{}
	}
	if known.Head != repo.Head() {
		commits, err := repo.Commits(repo.Head(), known.Head, known.Commits)
		if err != nil {
			return nil, err
		}
		known = readLog{repo.Head(), repo.Cut(), commits}
		m.SetNote(logNote, string(wire.Append(nil, known)))
	}
	return repo.Chain(head, history.Order(upTo(head, known), until))
}

func recalledLog(m *memory.Memory) (known readLog) {
	if _, err := wire.Read(m.Note(logNote), &known); err != nil {
		return readLog{}
	}
	return known
}

// upTo keeps what a commit stands on, and itself.
func upTo(head string, log readLog) []history.Commit {
	if head == log.Head {
		return log.Commits
	}
	at := make(map[string]int, len(log.Commits))
	for i, c := range log.Commits {
		at[c.ID] = i
	}
	var commits []history.Commit
	reached := map[string]bool{head: true}
	for next := []string{head}; len(next) > 0; {
		i, ok := at[next[len(next)-1]]
		if next = next[:len(next)-1]; !ok {
			continue
		}
		commits = append(commits, log.Commits[i])
		for _, parent := range log.Commits[i].Parents {
			if !reached[parent] {
				reached[parent] = true
				next = append(next, parent)
			}
		}
	}
	return commits
}
