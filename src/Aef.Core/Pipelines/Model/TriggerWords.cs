namespace Aef.Core.Pipelines.Model;

/// <summary>The keys and keywords of triggers.</summary>
internal static class TriggerWords
{
    public const string After = "after";
    public const string Webhook = "webhook";
    public const string File = "file";
    public const string Pipeline = "pipeline";
    public const string States = "states";
    public const string Path = "path";

    /// <summary>The states in which a run ends, as <c>run.state</c> has them.</summary>
    public static readonly string[] RunStates = ["succeeded", "failed", "timed_out", "cancelled"];
}
