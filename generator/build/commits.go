package build

import (
	"slices"

	"congkhai/generator/history"
	"congkhai/generator/memory"
	"congkhai/generator/wire"
)

// logNote is the note under which the memory keeps what was read of the history.
const logNote = "lich-su"

// readLog is a history as it was read: what a commit stands on never changes.
type readLog struct {
	Head    string
	Cut     []string
	Commits []history.Commit
}

// commitsOf lists the commits up to one of them. What was read before is not read again.
func commitsOf(repo *history.Repo, head string, m *memory.Memory) ([]history.Commit, error) {
	known := recalledLog(m)
	if known.Head != repo.Head() || !slices.Equal(known.Cut, repo.Cut()) {
		commits, err := extend(repo, known)
		if err != nil {
			return nil, err
		}
		known = readLog{repo.Head(), repo.Cut(), commits}
		m.SetNote(logNote, string(wire.Append(nil, known)))
	}
	return repo.Chain(head, upTo(head, known))
}

func recalledLog(m *memory.Memory) (known readLog) {
	if _, err := wire.Read(m.Note(logNote), &known); err != nil {
		return readLog{}
	}
	return known
}

func extend(repo *history.Repo, known readLog) ([]history.Commit, error) {
	if known.Head != "" && slices.Equal(known.Cut, repo.Cut()) {
		if more, err := repo.Commits(repo.Head(), known.Head); err == nil {
			return history.Extend(known.Commits, more), nil
		} // it was rewritten: then nothing that is known of it counts
	}
	return repo.Commits(repo.Head(), "")
}

// upTo keeps what a commit stands on, and itself.
func upTo(head string, log readLog) []history.Commit {
	if head == log.Head {
		return log.Commits
	}
	reached := map[string]bool{head: true}
	var commits []history.Commit
	for _, c := range slices.Backward(log.Commits) { // parents come before
		if !reached[c.ID] {
			continue
		}
		for _, parent := range c.Parents {
			reached[parent] = true
		}
		commits = append(commits, c)
	}
	slices.Reverse(commits)
	return commits
}
