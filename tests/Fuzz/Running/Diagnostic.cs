using System.Diagnostics;

namespace Aef.Fuzz.Running;

/// <summary>An input that did what none may do.</summary>
public sealed record Diagnostic(string Target, ulong Seed, long Number, byte[] Input, string Kind, string Text)
{
    public static Diagnostic Of(string target, ulong seed, long number, byte[] input, Exception exception) =>
        new(target, seed, number, input, KindOf(exception), exception.ToString());

    /// <summary>Failures of one kind probably have one cause: the same exception from the same location.</summary>
    public static string KindOf(Exception exception)
    {
        var frames = new StackTrace(exception)
            .GetFrames()
            .Select(f => f.GetMethod())
            .Where(m => m?.DeclaringType?.Namespace?.StartsWith("Aef.", StringComparison.Ordinal) == true);
        var location = string.Join(" < ", frames.Take(2).Select(m => $"{m!.DeclaringType!.Name}.{m.Name}")); // Filtered above.
        return exception is Targets.BrokenPromiseException
            ? $"promise {exception.Message.Split(':')[0]}"
            : $"{exception.GetType().Name} {location}";
    }
}
