namespace Aef.Runs.Local;

/// <summary>The reasons of skips that others than the tracer must know; they are the messages of the events.</summary>
internal static class SkipReasons
{
    /// <summary>The run ended before the step could start.</summary>
    public const string NotReached = "not_reached";

    /// <summary>A condition of the step, its thread or its level is false.</summary>
    public const string Condition = "when is false";

    /// <summary>The list of the thread is empty.</summary>
    public const string NoItems = "for_each has no items";
}
