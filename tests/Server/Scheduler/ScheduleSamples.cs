namespace Aef.Tests.Server.Scheduler;

/// <summary>Generated schedules: 350 in unix-cron and 150 in words, always the same ones.</summary>
internal static class ScheduleSamples
{
    public static readonly string[] Zones =
    [
        "UTC", "Europe/Paris", "Europe/London", "America/New_York", "America/Santiago", "America/Sao_Paulo",
        "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Kolkata", "Pacific/Auckland",
    ];

    private static readonly string[] Days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    private static readonly string[] Ordinals = ["1st", "2nd", "third", "fourth", "5th"];

    public static IReadOnlyList<string> Cron { get; } = [.. Generate(350, CronText)];

    public static IReadOnlyList<string> Words { get; } = [.. Generate(150, WordText)];

    private static IEnumerable<string> Generate(int count, Func<Random, string> create)
    {
        var random = new Random(count);
        return Enumerable.Range(0, 100_000).Select(_ => create(random)).Distinct().Take(count);
    }

    private static string CronText(Random random)
    {
        // Half of the hours are those at which clocks change, otherwise few schedules would be near a change.
        var hour = random.Next(4) switch
        {
            0 => "*",
            1 => Field(random, 0, 23),
            2 => random.Next(0, 4).ToString(),
            _ => "1-3",
        };
        return string.Join(
            ' ',
            random.Next(3) == 0 ? random.Next(60).ToString() : Field(random, 0, 59),
            hour,
            random.Next(3) > 0 ? "*" : Field(random, 1, 31),
            random.Next(3) > 0 ? "*" : random.Next(2) == 0 ? Months[random.Next(12)].ToUpperInvariant() : Field(random, 1, 12),
            random.Next(3) > 0 ? "*" : random.Next(2) == 0 ? Days[random.Next(7)].ToUpperInvariant() : Field(random, 0, 7));
    }

    private static string Field(Random random, int min, int max)
    {
        var first = random.Next(min, max + 1);
        var last = random.Next(first, max + 1);
        return random.Next(6) switch
        {
            0 => "*",
            1 => $"*/{random.Next(1, max + 1)}",
            2 => $"{first}-{last}",
            3 => $"{first}-{last}/{random.Next(1, max + 1)}",
            4 => $"{first},{last}",
            _ => first.ToString(),
        };
    }

    private static string WordText(Random random)
    {
        var time = $"{(random.Next(2) == 0 ? random.Next(0, 4) : random.Next(24))}:{random.Next(60):00}";
        var days = string.Join(',', random.GetItems(Days, random.Next(1, 4)).Distinct());
        var months = random.Next(4) switch
        {
            0 => "month",
            1 => "quarter",
            2 => $"{Ordinals[random.Next(3)]},{Ordinals[random.Next(3)]} month of quarter",
            _ => string.Join(',', random.GetItems(Months, random.Next(1, 5)).Distinct()),
        };
        return random.Next(8) switch
        {
            0 => $"every {new[] { 1, 7, 15, 45, 90, 400 }[random.Next(6)]} minutes",
            1 => $"every {random.Next(1, 30)} hours",
            2 => $"every {new[] { 5, 20, 25, 90 }[random.Next(4)]} mins from {time} to {random.Next(24)}:{random.Next(60):00}",
            3 => $"every {new[] { 30, 60, 120 }[random.Next(3)]} minutes synchronized on {days}",
            4 => $"every {days} {time}",
            5 => $"every day {time}",
            6 => $"{Ordinals[random.Next(5)]},{Ordinals[random.Next(5)]} {(random.Next(3) == 0 ? "day" : days)} of {months} {time}",
            _ => $"{random.Next(1, 29)},{random.Next(1, 32)} of {months} {time}",
        };
    }
}
