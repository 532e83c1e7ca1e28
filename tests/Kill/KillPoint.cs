using System.Globalization;

namespace Aef.Kill;

/// <summary>Where a process is killed: the kind, and at which of its occasions in this process, counted from 1.</summary>
public sealed record KillPoint(KillKind Kind, int Number)
{
    public static KillPoint Nowhere { get; } = new(KillKind.None, 0);

    public static KillPoint Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split(':');
        return new KillPoint(Enum.Parse<KillKind>(parts[0]), int.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Kind}:{Number}");
}
