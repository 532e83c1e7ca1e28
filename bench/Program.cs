if (args is ["quick", .. var sizes])
{
    return Aef.Bench.QuickMeasurement.Run(sizes.Length > 0 ? sizes : ["10", "100", "500", "1000", "10000"]);
}

if (args is ["rules", .. var size])
{
    return Aef.Bench.RuleAllocations.Run(size is [var text] ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : 500);
}

if (args is ["targets", var demo, .. var counts])
{
    var count = counts is [var many] ? int.Parse(many, System.Globalization.CultureInfo.InvariantCulture) : 1000;
    return Aef.Bench.TargetMeasurement.Run(demo, count);
}

if (args is ["history", var folder, .. var runs])
{
    return Aef.Bench.HistoryMeasurement.Run(
        folder,
        runs is [var total] ? int.Parse(total, System.Globalization.CultureInfo.InvariantCulture) : 10_000);
}

BenchmarkDotNet.Running.BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
