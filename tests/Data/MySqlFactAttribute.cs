namespace Aef.Tests.Data;

/// <summary>A fact that needs a MySQL or MariaDB server; skipped, and counted as skipped, where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MySqlFactAttribute : FactAttribute
{
    public MySqlFactAttribute() => Skip = MySqlServer.WhySkipped;
}
