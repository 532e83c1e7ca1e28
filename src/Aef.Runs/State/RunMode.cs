namespace Aef.Runs.State;

/// <summary>Whether a run does anything outside.</summary>
public enum RunMode
{
    /// <summary>Nothing happens outside: jobs are simulated, and mocks answer calls.</summary>
    Simulate,

    /// <summary>The jobs are done, and the calls are made.</summary>
    Run,
}
