using Aef.Fuzz.Targets;

namespace Aef.Fuzz.Running;

/// <summary>Cuts pieces out of an input as long as it does the same.</summary>
internal static class Minimizer
{
    private const int MaxAttempts = 4_000;

    public static byte[] Minimize(FuzzTarget target, byte[] input, string kind)
    {
        var attempts = 0;
        for (var piece = Math.Max(1, input.Length / 2); piece >= 1 && attempts < MaxAttempts; piece = piece == 1 ? 0 : piece / 2)
        {
            for (var at = 0; at < input.Length && attempts < MaxAttempts; attempts++)
            {
                byte[] shorter = [.. input.AsSpan(0, at), .. input.AsSpan(Math.Min(input.Length, at + piece))];
                if (FuzzSession.Try(target, shorter) is { } exception && Diagnostic.KindOf(exception) == kind)
                {
                    input = shorter;
                }
                else
                {
                    at += piece;
                }
            }
        }

        return input;
    }
}
