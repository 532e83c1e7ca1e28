namespace Aef.Core.Pipelines.Model;

/// <summary>The keywords of concurrency.</summary>
internal static class ConcurrencyWords
{
    public static readonly string[] Behaviors = ["queue", "fail", "cancel_oldest"];

    /// <summary>The keyword of what a run does while too many others are active.</summary>
    public static string Of(ConcurrencyBehavior behavior) => Behaviors[(int)behavior];
}
