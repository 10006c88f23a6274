package main

import (
	"context"
	"fmt"
	"io"
)

// The steps that are measured, by their names in the results.
const (
	stepCold   = "cold"      // a first build: nothing there of an earlier one
	stepSame   = "unchanged" // a build over an earlier one, of the same files
	stepTitle  = "title"     // one procedure has another title
	stepBody   = "body"      // one procedure has another word in its text
	stepLayout = "layout"    // the layout of procedures has changed
	stepCheck  = "check"     // the check alone, which writes nothing
)

var steps = []string{stepCold, stepSame, stepTitle, stepBody, stepLayout, stepCheck}

// measureSteps measures every step of every program. Programs take turns, so that what else the machine does meets all alike.
func measureSteps(ctx context.Context, programs []*program, runs int, progress io.Writer) ([]Step, error) {
	var measured []Step
	for _, name := range steps {
		costs := map[*program][]Cost{}
		for turn := range runs + 1 { // the first is not counted
			for _, p := range programs {
				if !p.takes(name) {
					continue
				}
				cost, err := p.step(ctx, name, turn)
				if err != nil {
					return nil, err
				}
				fmt.Fprintf(progress, "%s %s %d/%d: %.3f s, CPU %.3f s\n", name, p.name, turn, runs, cost.Wall, cost.CPU)
				if turn > 0 {
					costs[p] = append(costs[p], cost)
				}
			}
		}
		for _, p := range programs {
			if len(costs[p]) > 0 {
				measured = append(measured, summary(name, p.name, costs[p]))
			}
		}
	}
	return measured, nil
}

// takes tells whether a program is measured at a step.
func (p *program) takes(name string) bool {
	switch name {
	case stepCold, stepSame:
		return true
	case stepCheck:
		return p.check != nil
	}
	_, ok := p.edits[name]
	return ok
}

// step measures one turn of one step. A change stays until the program has run and is undone after it: the next turn makes
// another one, so that the program always finds the output of other files than it is given.
func (p *program) step(ctx context.Context, name string, turn int) (Cost, error) {
	args := p.build
	switch name {
	case stepCold:
		if err := p.forget(); err != nil {
			return Cost{}, err
		}
	case stepCheck:
		args = p.check
	}
	e, changes := p.edits[name]
	if !changes {
		cost, _, err := p.run(ctx, args)
		return cost, err
	}
	undo, err := e.apply(turn)
	if err != nil {
		return Cost{}, err
	}
	cost, _, err := p.run(ctx, args)
	if err != nil {
		return Cost{}, err
	}
	return cost, undo()
}
