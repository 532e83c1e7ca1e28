namespace Aef.Core.Targets.Airflow;

/// <summary>The generation of Airflow that a DAG is written for. Modules and arguments of the two differ.</summary>
public enum AirflowGeneration
{
    /// <summary>Airflow 2.10, as in Composer 2 and 3.</summary>
    Airflow2 = 2,

    /// <summary>Airflow 3.0 and later.</summary>
    Airflow3 = 3,
}
