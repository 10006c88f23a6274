package main

import (
	"os/exec"
	"slices"
	"time"
)

// Cost is what one run of a program took: seconds by the clock, seconds of all cores together (in the program and for it
// in the system), and the most memory that it held, in bytes, where the system tells it.
type Cost struct {
	Wall, CPU float64
	Peak      int64
}

// costOf runs a command and measures it from its start to its end.
func costOf(cmd *exec.Cmd) (Cost, error) {
	start := time.Now()
	err := cmd.Run()
	cost := Cost{Wall: time.Since(start).Seconds()}
	if state := cmd.ProcessState; state != nil {
		cost.CPU = (state.UserTime() + state.SystemTime()).Seconds()
		cost.Peak = peak(state)
	}
	return cost, err
}

// Spread is the middle of several figures, with the least and the most of them.
type Spread struct {
	Median float64 `json:"median"`
	Min    float64 `json:"min"`
	Max    float64 `json:"max"`
}

func spread(figures []float64) Spread {
	sorted := slices.Sorted(slices.Values(figures))
	n := len(sorted)
	return Spread{(sorted[(n-1)/2] + sorted[n/2]) / 2, sorted[0], sorted[n-1]}
}

// summary brings the turns of a step together.
func summary(step, program string, costs []Cost) Step {
	var wall, cpu, peak []float64
	for _, c := range costs {
		wall, cpu, peak = append(wall, c.Wall), append(cpu, c.CPU), append(peak, float64(c.Peak))
	}
	return Step{step, program, spread(wall), spread(cpu), spread(peak)}
}
